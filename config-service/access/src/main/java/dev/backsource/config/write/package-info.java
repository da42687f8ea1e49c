/**
 * The execution of writes: each in one transaction, and once per idempotency key. The contents of writes do not belong here. Of the other packages it
 * knows only the sessions of {@code database}, the relay's bell, and a change's author in the terms of {@code access} and {@code audit}.
 */
@NullMarked
package dev.backsource.config.write;

import org.jspecify.annotations.NullMarked;
