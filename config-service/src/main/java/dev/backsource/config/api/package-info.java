/**
 * The REST interface: strict request bodies, answers, problems. Everything it needs is asked of the other packages;
 * none of them knows it.
 */
@NullMarked
package dev.backsource.config.api;

import org.jspecify.annotations.NullMarked;
