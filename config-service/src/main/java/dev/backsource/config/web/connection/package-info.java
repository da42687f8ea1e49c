/**
 * What comes over a connection before it is a request: the server closes, without a word, what it can't read. The one place
 * of this service that knows Netty. Every connection gets it by {@link dev.backsource.config.web.connection.WatchedTransport}, which takes as many as
 * {@code deployment.listener} allows.
 * Nothing that needs a whole request belongs here.
 */
@NullMarked
package dev.backsource.config.web.connection;

import org.jspecify.annotations.NullMarked;
