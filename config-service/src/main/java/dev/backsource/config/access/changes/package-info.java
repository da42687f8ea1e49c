/**
 * How a change of who may do what is made: one after the other, seen by every instance, and never so that nobody is left who could
 * undo it. What is changed belongs to the packages of keys, teams and accounts.
 */
@NullMarked
package dev.backsource.config.access.changes;

import org.jspecify.annotations.NullMarked;
