/** Receivers of alerts. Alerts themselves belong to the verbs of watching. */
@NullMarked
package dev.backsource.cli.verb.receivers;

import org.jspecify.annotations.NullMarked;
