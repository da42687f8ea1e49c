/**
 * How writes are carried out: each in one transaction, and once per idempotency key. Depends on no other package here.
 */
@NullMarked
package dev.backsource.config.write;

import org.jspecify.annotations.NullMarked;
