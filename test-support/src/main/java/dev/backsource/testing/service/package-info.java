/**
 * A packaged service, in a process of its own that tests start, ask, stop and kill. What a single service is asked does
 * not belong here.
 */
@NullMarked
package dev.backsource.testing.service;

import org.jspecify.annotations.NullMarked;
