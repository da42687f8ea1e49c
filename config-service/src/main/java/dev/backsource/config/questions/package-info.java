/**
 * Asks others over a pair of topics and waits for what they answer, within a time. What is asked, of whom, and who may ask does not belong
 * here. Depends on {@code outbox}, which signs.
 */
@NullMarked
package dev.backsource.config.questions;

import org.jspecify.annotations.NullMarked;
