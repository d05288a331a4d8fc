"""Sends key presses to a window of another program, as a keyboard would, through the X library alone."""

import ctypes
import ctypes.util
import time

KEY_PRESS, KEY_RELEASE = 2, 3
CONTROL = 4
SHIFT = 1


class _KeyEvent(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("root", ctypes.c_ulong),
                ("subwindow", ctypes.c_ulong), ("time", ctypes.c_ulong), ("x", ctypes.c_int), ("y", ctypes.c_int),
                ("x_root", ctypes.c_int), ("y_root", ctypes.c_int), ("state", ctypes.c_uint),
                ("keycode", ctypes.c_uint), ("same_screen", ctypes.c_int)]


class _Event(ctypes.Union):
    _fields_ = [("key", _KeyEvent), ("room", ctypes.c_long * 24)]


class Keyboard:
    def __init__(self, display):
        self.x = ctypes.CDLL("libX11.so.6")
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x.XStringToKeysym.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(display.encode()))
        if not self.display:
            raise RuntimeError(f"no display {display}")
        self.root = self.x.XDefaultRootWindow(self.display)
        # A window may go while a key is under way to it; without this the X library would end the test.
        self.ignore = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda _display, _error: 0)
        self.x.XSetErrorHandler(self.ignore)

    def close(self):
        self.x.XCloseDisplay(self.display)

    def find(self, title):
        """The window of this title among those of the screen, or None."""
        root, parent = ctypes.c_ulong(), ctypes.c_ulong()
        children, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        self.x.XQueryTree(self.display, ctypes.c_ulong(self.root), ctypes.byref(root), ctypes.byref(parent),
                          ctypes.byref(children), ctypes.byref(count))
        found = None
        for i in range(count.value):
            name = ctypes.c_char_p()
            if self.x.XFetchName(self.display, ctypes.c_ulong(children[i]), ctypes.byref(name)) and name.value:
                if name.value.decode() == title:
                    found = children[i]
                self.x.XFree(name)
        if count.value:
            self.x.XFree(children)
        return found

    def press(self, window, key, control=False, shift=False):
        """`key`: a keysym's name: "1", "Escape", "q"."""
        code = self.x.XKeysymToKeycode(self.display, ctypes.c_ulong(self.x.XStringToKeysym(key.encode())))
        for kind in (KEY_PRESS, KEY_RELEASE):
            event = _Event()
            event.key = _KeyEvent(kind, 0, 1, self.display, window, self.root, 0, int(time.monotonic() * 1000), 1, 1,
                                  1, 1, (CONTROL if control else 0) | (SHIFT if shift else 0), code, 1)
            self.x.XSendEvent(self.display, ctypes.c_ulong(window), 1, ctypes.c_long(3), ctypes.byref(event))
        self.x.XFlush(self.display)
