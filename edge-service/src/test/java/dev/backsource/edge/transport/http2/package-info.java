@NullMarked
package dev.backsource.edge.transport.http2;

import org.jspecify.annotations.NullMarked;
