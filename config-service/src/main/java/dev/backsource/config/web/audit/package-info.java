/**
 * Which requests are noted in the audit, and what of them: all that may change something, and what is refused. Entries of changes are
 * written with the change, by {@code config.audit}; how entries are listed doesn't belong here.
 */
@NullMarked
package dev.backsource.config.web.audit;

import org.jspecify.annotations.NullMarked;
