/// The page that says when objectives break as traffic grows, when to order GPUs and how many, and what is oversold: a timeline, sentences, and load against capacity.
/// It may know the frame of the answers and forecasts, and no other page.
/// Start reading at [ForecastModel][io.headroom.answers.forecast.ForecastModel].
@NullMarked
package io.headroom.answers.forecast;

import org.jspecify.annotations.NullMarked;
