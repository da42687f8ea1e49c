/**
 * Remedies for refusals, in no interface's language: a code, and its subject. Each interface has words of its own for each code; they don't belong
 * here.
 */
@NullMarked
package dev.backsource.config.remedy;

import org.jspecify.annotations.NullMarked;
