/**
 * How writes are carried out: each in one transaction, and once per idempotency key. Of the other packages here it
 * knows the sessions of {@code database} and the relay's bell only.
 */
@NullMarked
package dev.backsource.config.write;

import org.jspecify.annotations.NullMarked;
