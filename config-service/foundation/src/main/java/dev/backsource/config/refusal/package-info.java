/**
 * Refusals of operations, in no interface's language. Each feature has the kinds and reasons of its own refusals; the interfaces' responses don't
 * belong here.
 */
@NullMarked
package dev.backsource.config.refusal;

import org.jspecify.annotations.NullMarked;
