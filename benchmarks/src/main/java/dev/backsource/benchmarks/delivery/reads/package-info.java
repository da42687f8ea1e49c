/** The rate at which config-service serves reads of domains over REST. Changes of them do not belong here. */
@NullMarked
package dev.backsource.benchmarks.delivery.reads;

import org.jspecify.annotations.NullMarked;
