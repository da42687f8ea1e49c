/**
 * What callers can do about a refusal, in no interface's language: a code, and what it is about. Each interface has words of its own for each
 * code; they don't belong here.
 */
@NullMarked
package dev.backsource.config.remedy;

import org.jspecify.annotations.NullMarked;
