"""Sequences whose members are made when they are first asked for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")


class OnDemand(Sequence[T]):
    """A sequence of known length. Its members do not depend on the order in which they are asked for."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._made: dict[int, T] = {}

    @abstractmethod
    def make(self, at: int) -> T:
        """Make the member at an index; called once for each."""

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[T]:
        return map(self.__getitem__, range(self._size))

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        if isinstance(at, slice):
            return tuple(self[step] for step in range(self._size)[at])
        made = self._made.get(at)
        if made is not None:  # before all else: a line is asked for again and again
            return made
        at = range(self._size)[at]
        if at not in self._made:
            self._made[at] = self.make(at)
        return self._made[at]
