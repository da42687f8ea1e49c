/**
 * The TLS side of the edge's listeners: which certificate a client gets, where certificates come from, and what engine
 * does the work. Depends on the settings only.
 */
@NullMarked
package dev.backsource.edge.tls;

import org.jspecify.annotations.NullMarked;
