/**
 * What comes over a connection before it is a request: the server closes, without a word, what it can't read. The one place of this
 * service that knows Netty. It is put into every connection by {@link dev.backsource.config.api.wire.WatchedTransport}.
 */
@NullMarked
package dev.backsource.config.api.wire;

import org.jspecify.annotations.NullMarked;
