/**
 * Checks of every request before a resource sees it: which host it is for, how long it may take, what its body may be. Who
 * may do what does not belong here but to {@code caller}, nor what is wrong with a single field, which belongs to {@code json}.
 */
@NullMarked
package dev.backsource.config.web.admission;

import org.jspecify.annotations.NullMarked;
