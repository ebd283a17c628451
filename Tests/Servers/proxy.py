"""A TCP proxy that can be cut and mended: how a story makes a database go away and come back.

    with Proxy("127.0.0.1", 5432) as proxy:
        proxy.port      # connect here
        proxy.cut()     # open connections die, new ones are refused
        proxy.mend()    # as before
"""
import contextlib
import socket
import threading


class Proxy:
    def __init__(self, host, port):
        self.target = (host, port)
        self.sockets = set()
        self.lock = threading.Lock()
        self.listener = None
        self.port = None

    def __enter__(self):
        self.mend()
        return self

    def __exit__(self, *_):
        self.cut()

    def mend(self):
        if self.listener:
            return
        # The port stays the same from cut to mend, so that whoever was connected finds us again.
        self.listener = socket.create_server(("127.0.0.1", self.port or 0), reuse_port=False)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, args=(self.listener,), daemon=True).start()

    def cut(self):
        listener, self.listener = self.listener, None
        if listener:
            # shutdown wakes the thread that waits in accept; close alone would leave it there.
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        with self.lock:
            dying, self.sockets = self.sockets, set()
        for one in dying:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self, listener):
        while True:
            try:
                client, _ = listener.accept()
                server = socket.create_connection(self.target, timeout=5)
            except OSError:
                if self.listener is not listener:
                    return
                continue
            server.settimeout(None)
            with self.lock:
                self.sockets |= {client, server}
            for source, sink in ((client, server), (server, client)):
                threading.Thread(target=self._copy, args=(source, sink), daemon=True).start()

    def _copy(self, source, sink):
        with contextlib.suppress(OSError):
            while chunk := source.recv(65536):
                sink.sendall(chunk)
        with contextlib.suppress(OSError):
            sink.shutdown(socket.SHUT_WR)
