/**
 * Asks other services over a pair of topics and waits for their answers, within a time. The questions, their recipients, and the permission to ask do
 * not belong here. Depends on {@code outbox}, which signs.
 */
@NullMarked
package dev.backsource.config.questions;

import org.jspecify.annotations.NullMarked;
