/**
 * Questions to other services over a pair of topics, and their answers: questions with an id and a deadline, answers that repeat the id. The content
 * of questions doesn't belong here, nor does the writing of a record, which goes through a channel of the service's. Depends on {@code reading} and
 * on the form of a record.
 */
@NullMarked
package dev.backsource.eventlog.questions;

import org.jspecify.annotations.NullMarked;
