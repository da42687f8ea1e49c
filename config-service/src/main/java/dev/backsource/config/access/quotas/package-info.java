/**
 * How much a team may have in all, whoever acts for it: which quotas there are, and how room under one is taken. What is counted is
 * known to those who make it, and how often one caller may ask belongs to {@code access.limits}.
 */
@NullMarked
package dev.backsource.config.access.quotas;

import org.jspecify.annotations.NullMarked;
