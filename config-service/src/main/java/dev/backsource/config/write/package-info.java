/**
 * How writes are carried out: each in one transaction, and once per idempotency key. What is written does not belong
 * here. Of the other packages it knows only the sessions of {@code database} and the relay's bell.
 */
@NullMarked
package dev.backsource.config.write;

import org.jspecify.annotations.NullMarked;
