/**
 * The interface's view of a domain: its state, the targets at its origins, warnings, and the parameters of its changes. Responses without a
 * domain belong to their feature. All features may use this package; it uses none.
 */
@NullMarked
package dev.backsource.config.api.answers;

import org.jspecify.annotations.NullMarked;
