/**
 * The entity tags of readings, by which a client asks again without getting the same body again. The tags of domains, which are their
 * revisions and guard writes, don't belong here.
 */
@NullMarked
package dev.backsource.config.web.revalidation;

import org.jspecify.annotations.NullMarked;
