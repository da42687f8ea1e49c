/**
 * How writes are carried out: each in one transaction, and once per idempotency key. What is written does not belong
 * here. Of the other packages it knows only the sessions of {@code database}, the relay's bell, and who makes a
 * change as {@code access} and {@code audit} have it.
 */
@NullMarked
package dev.backsource.config.write;

import org.jspecify.annotations.NullMarked;
