"""Named tuples as those of `typing`, whose classes are made in a tenth of the time; a start makes more than a hundred.

`typing.NamedTuple` compiles every annotation, and `collections.namedtuple` compiles a constructor for every class. Here
annotations stay as they are written, and a constructor is compiled once for each number of fields. For a type checker
they are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, NamedTuple, Self
else:
    import functools
    import operator
    import types

    try:
        from _collections import _tuplegetter  # the one of `collections.namedtuple`, twice as quick as a property
    except ImportError:

        def _tuplegetter(at: int, doc: str | None) -> property:
            return property(operator.itemgetter(at), doc=doc)

    class _Record(tuple):
        """What all named tuples share."""

        __slots__ = ()

        @classmethod
        def _make(cls, values: Iterable[object]) -> Self:
            """Make one of a sequence of values."""
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changed: object) -> Self:
            """Return the same with other values in some fields."""
            made = self._make(map(changed.pop, self._fields, self))
            if changed:
                raise ValueError(f"Got unexpected field names: {list(changed)!r}")
            return made

        def _asdict(self) -> dict[str, object]:
            """Return the values by field."""
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            fields = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({fields})"

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)

    class _Maker(type):
        """Makes a class of a list of annotated fields."""

        def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace[field] for field in fields if field in namespace}
            if list(defaults) != list(fields[len(fields) - len(defaults) :]):
                raise TypeError(f"{name}: a field without a default follows one with a default")
            members = {**namespace, **{field: _tuplegetter(at, None) for at, field in enumerate(fields)}}
            members |= {"__slots__": (), "_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
            members["__new__"] = _constructor(fields, tuple(defaults.values()))
            return type(name, (_Record,), members)

    @functools.cache
    def _template(size: int) -> types.FunctionType:
        """A constructor for so many fields, before they have names."""
        names = ", ".join(f"_{at}" for at in range(size))
        return eval(
            f"lambda _cls, {names}: _new(_cls, ({names},))", {"_new": tuple.__new__}
        )  # fixed text but for a number

    def _constructor(fields: tuple[str, ...], defaults: tuple[object, ...]) -> types.FunctionType:
        """The constructor of a class: the template with the names of its fields."""
        template = _template(len(fields))
        code = template.__code__.replace(co_varnames=("_cls", *fields), co_name="__new__", co_qualname="__new__")
        return types.FunctionType(code, template.__globals__, "__new__", defaults)

    class NamedTuple(metaclass=_Maker):
        """A class with this base is a tuple with a name for each of its fields."""
