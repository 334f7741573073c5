"""Screens that are left once, however fast the keys come."""

from typing import ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import Screen

Result = TypeVar("Result")


class OnceScreen(Screen[Result]):
    """A screen whose second dismissal does nothing.

    Keys typed in one burst wait in the queue of the screen that they were typed at. Textual would pop the screen
    below for the second of them.
    """

    # No priority: a key that ends or leaves must come after the letters typed before it.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "app.interrupt", show=False),
        Binding("ctrl+z", "app.stop", show=False),
    ]

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Leave this screen with a result, unless it has been left already."""
        return super().dismiss(result) if self.is_active else AwaitComplete.nothing()  # type: ignore[no-untyped-call]  # Textual left it without types
