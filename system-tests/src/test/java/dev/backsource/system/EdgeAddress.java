package dev.backsource.system;

/** Where the clients of an edge connect to, on 127.0.0.1. */
public record EdgeAddress(String id, int httpPort, int httpsPort) {
    int port(String scheme) {
        return scheme.equals("https") ? httpsPort : httpPort;
    }
}
