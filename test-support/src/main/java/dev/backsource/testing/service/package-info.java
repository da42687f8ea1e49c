/**
 * A packaged service, in a process of its own that tests start, query, stop and kill. Queries of a single service do
 * not belong here.
 */
@NullMarked
package dev.backsource.testing.service;

import org.jspecify.annotations.NullMarked;
