/** Change requests: made by operators, decided by reviewers. Changing domains without a request belongs to {@code api.parts}. */
@NullMarked
package dev.backsource.config.api.changerequests;

import org.jspecify.annotations.NullMarked;
