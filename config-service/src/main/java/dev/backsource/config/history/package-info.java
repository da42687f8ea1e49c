/**
 * A domain's history as operators read it: who changed what, and when. Storing it does not belong here but to {@code
 * domain}, which this package depends on, as it does on {@code ports} for who asked for what was granted.
 */
@NullMarked
package dev.backsource.config.history;

import org.jspecify.annotations.NullMarked;
