/**
 * Single domains' figures of the last day, in memory, from what edges report: the requests for them, and their history; and the
 * findings that edges report with them. The traffic of the fleet belongs to {@code traffic}. Depends on {@code access}, {@code domain}, {@code edges},
 * {@code finding} and {@code questions}.
 */
@NullMarked
package dev.backsource.config.figures;

import org.jspecify.annotations.NullMarked;
