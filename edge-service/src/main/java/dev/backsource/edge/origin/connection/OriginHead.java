package dev.backsource.edge.origin.connection;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpVersion;

/** The head of a response as an origin sent it. */
public record OriginHead(int status, MultiMap fields, HttpVersion version) {}
