/**
 * Problems (RFC 9457): the faults of a request, and the one refusal that answers it at any stage. All violations of a request are collected
 * and reported together. A feature's reasons for refusals don't belong here.
 */
@NullMarked
package dev.backsource.config.web.problem;

import org.jspecify.annotations.NullMarked;
