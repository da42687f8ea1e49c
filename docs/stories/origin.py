"""An origin for the stories: HTTP at 127.0.0.2:9080, and with a certificate HTTPS at 127.0.0.2:9443, the stand-ins for ports 80 and 443.

Usage: python3 docs/stories/origin.py [--tls FILE] [--redirect]
FILE has a certificate and its key in PEM. With --redirect, requests over HTTP are redirected to HTTPS. BACKSOURCE_PORT_OFFSET moves the ports.
"""
import argparse
import os
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

options = argparse.ArgumentParser()
options.add_argument("--tls")
options.add_argument("--redirect", action="store_true")
given = options.parse_args()
offset = int(os.environ.get("BACKSOURCE_PORT_OFFSET", "0"))


class Shop(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    scheme = "http"

    def do_GET(self):
        redirected = given.redirect and self.scheme == "http"
        body = b"" if redirected else f"The shop, over {self.scheme}\n".encode()
        self.send_response(301 if redirected else 200)
        if redirected:
            self.send_header("Location", f"https://{self.headers['Host']}{self.path}")
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    do_HEAD = do_GET


class SecureShop(Shop):
    scheme = "https"


class SecureServer(ThreadingHTTPServer):
    def get_request(self):
        connection, address = super().get_request()
        connection.settimeout(Shop.timeout)
        # The handshake follows in the connection's own thread.
        return context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False), address

    def handle_error(self, request, client_address):
        """A rejected certificate ends a connection."""


if given.tls:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(given.tls)
    secure = SecureServer(("127.0.0.2", 9443 + offset), SecureShop)
    threading.Thread(target=secure.serve_forever, daemon=True).start()
ThreadingHTTPServer(("127.0.0.2", 9080 + offset), Shop).serve_forever()
