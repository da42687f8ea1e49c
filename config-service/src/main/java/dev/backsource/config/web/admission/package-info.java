/**
 * Checks of every request before a resource sees it: whom it is meant for, how long it is, what its body may be. Who may do
 * what is in {@code caller}, what is said about single fields in {@code json}.
 */
@NullMarked
package dev.backsource.config.web.admission;

import org.jspecify.annotations.NullMarked;
