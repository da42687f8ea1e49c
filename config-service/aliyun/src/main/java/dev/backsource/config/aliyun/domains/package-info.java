/** The operations that add, change, list and stop domains, and the form of domains there. Functions of domains don't belong here. */
@NullMarked
package dev.backsource.config.aliyun.domains;

import org.jspecify.annotations.NullMarked;
