/**
 * The life of the edge: its event loops, the parts of each, and the drain when the edge stops. Depends on all packages that serve
 * requests. Checks of and responses to a request do not belong here.
 */
@NullMarked
package dev.backsource.edge.proxy;

import org.jspecify.annotations.NullMarked;
