/** Views of domains, edges and origins: their state, the way of a request, events as they come. Verbs that change something don't belong here. */
@NullMarked
package dev.backsource.cli.verb.watch;

import org.jspecify.annotations.NullMarked;
