load 'style.gp'
set output 'rooms.svg'
set title 'Server CPU of a delivery, by size of the rooms, window 16'
set xlabel 'people in a room'
set ylabel 'server CPU of a delivery (µs)'
set logscale x
set xtics (2, 5, 10, 20, 50, 100)
set xrange [1.8:110]
unset key
plot 'rooms.csv' using 'room':'server_us' with linespoints linestyle 1
