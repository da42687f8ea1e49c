/**
 * The taster's process: an edge of its own, with one event loop and a stub for all origins, in which each policy change becomes a route and serves a few
 * requests. Read {@link dev.backsource.edge.tasting.RouteTasting} first. Depends on {@code assembly}, whose edge it runs, and on {@code taster}, whose
 * samples it gets. Code of an edge that serves clients does not belong here.
 */
@NullMarked
package dev.backsource.edge.tasting;

import org.jspecify.annotations.NullMarked;
