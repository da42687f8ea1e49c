/** What is seen of domains, edges and origins: their state, where a request would go, events as they come. What changes something doesn't belong here. */
@NullMarked
package dev.backsource.cli.verb.watch;

import org.jspecify.annotations.NullMarked;
