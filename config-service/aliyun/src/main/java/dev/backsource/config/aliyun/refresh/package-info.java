/** The operations that make edges drop cached responses, and report their progress. The model of purges doesn't belong here. */
@NullMarked
package dev.backsource.config.aliyun.refresh;

import org.jspecify.annotations.NullMarked;
