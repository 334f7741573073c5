"""The terminal below Textual, with its signals taken on the event loop and a hung-up terminal noticed."""

import os
import selectors
import signal
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, Protocol, TextIO, cast

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from twominute.errors import Exit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from io import TextIOWrapper

    from textual.app import App
    from textual.message import Message

POLL = 0.1
"""Seconds after which the input thread looks whether it should end."""

LEAVING = {
    signal.SIGTERM: Exit.TERMINATED,
    signal.SIGHUP: Exit.HANGUP,
    signal.SIGINT: Exit.INTERRUPTED,
}


class Screenful:
    """The terminal as a file that can vanish: what is written then is dropped."""

    # Without this Textual's writer thread dies at a closed terminal, and the program waits for it for ever.

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Write, or drop the text when the terminal is gone."""
        try:
            return self._file.write(text)
        except OSError:
            return len(text)

    def flush(self) -> None:
        """Flush, or do nothing when the terminal is gone."""
        try:
            self._file.flush()
        except OSError:
            return

    def fileno(self) -> int:
        """Return the number of the file below."""
        return self._file.fileno()


class Listener(Protocol):
    """What the driver tells of the world outside."""

    def leave(self, status: Exit) -> None:
        """End with this status; the draft is kept."""

    def stop(self) -> None:
        """Keep the draft and stop the process, for a person who types Ctrl-Z."""

    def came_back(self) -> None:
        """Draw again: the process was stopped and goes on."""


class TerminalDriver(LinuxDriver):
    """Textual's driver, which can be stopped and continued from outside and outlives bad bytes."""

    def __init__(
        self, app: "App[object]", *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        assert self._file is not None
        self._file = cast("TextIOWrapper", Screenful(self._file))
        self._listener: Listener | None = None
        self._is_on = False
        # Textual's own handlers write to a queue from inside the signal: that can lock up, and a bare SIGCONT
        # starts a second input thread. `listen` takes both signals on the loop instead.
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        signal.signal(signal.SIGCONT, signal.SIG_DFL)

    def listen(self, listener: Listener) -> None:
        """Take the signals on the event loop, and tell the listener of them."""
        self._listener = listener
        for number, status in LEAVING.items():
            self._loop.add_signal_handler(number, listener.leave, status)
        self._loop.add_signal_handler(signal.SIGCONT, self._go_on)
        self._listen_for_stop()

    def stop_process(self) -> None:
        """Give the terminal back and stop as a program does at Ctrl-Z; SIGCONT brings the screen back."""
        self.stop_application_mode()
        self._loop.remove_signal_handler(signal.SIGTSTP)
        os.kill(os.getpid(), signal.SIGTSTP)
        self._listen_for_stop()
        # Without a shell that could continue it, the kernel stops nothing, and no SIGCONT comes. Twice later, because
        # the first timer has run out by the time the process goes on, and would come before the SIGCONT.
        self._loop.call_later(POLL, self._loop.call_later, POLL, self._wake)

    def start_application_mode(self) -> None:
        """Take the terminal, unless it is taken already."""
        if not self._is_on:
            super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual left it without types
            # In the background the terminal cannot be taken; then no input thread runs.
            self._is_on = self._key_thread is not None and self._key_thread.is_alive()

    def stop_application_mode(self) -> None:
        """Give the terminal back, unless it was given back already."""
        if self._is_on:
            self._is_on = False
            super().stop_application_mode()
            self.close()

    def run_input_thread(self) -> None:
        """Read keys until told to end; bytes that are no UTF-8 become a replacement character."""
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        parser = XTermParser(self._debug)
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(POLL):
                    typed = self._typed()
                    if not typed:
                        self._hang_up()
                        return
                    self._forward(parser.feed(decode(typed)))
                self._forward(parser.tick())

    def _typed(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _forward(self, messages: "Iterable[Message]") -> None:
        for message in messages:
            self.process_message(message)

    def _hang_up(self) -> None:
        if self._listener is not None:
            self._loop.call_soon_threadsafe(self._listener.leave, Exit.HANGUP)

    def _listen_for_stop(self) -> None:
        if self._listener is not None:
            self._loop.add_signal_handler(signal.SIGTSTP, self._listener.stop)

    def _wake(self) -> None:
        if not self._is_on:
            self._go_on()

    def _go_on(self) -> None:
        self.stop_application_mode()
        self.start_application_mode()
        if self._listener is not None:
            self._listener.came_back()
