/**
 * A domain's history as operators read it: changes, their authors and times. Storing it does not belong here but to {@code domain}, which this
 * package depends on, as it does on {@code changerequests} for the requests behind revisions, and on {@code rollout} for the ends of their rollouts.
 */
@NullMarked
package dev.backsource.config.history;

import org.jspecify.annotations.NullMarked;
