/**
 * Connections before there is a request: the server closes, without a word, connections with input that it can't read. The one place of
 * this service that knows Netty. Every connection gets it by {@link dev.backsource.config.web.connection.WatchedTransport}, which accepts
 * as many as {@code deployment.listener} allows. Code that needs a whole request doesn't belong here.
 */
@NullMarked
package dev.backsource.config.web.connection;

import org.jspecify.annotations.NullMarked;
