@NullMarked
package dev.backsource.edge.proxy.http2;

import org.jspecify.annotations.NullMarked;
