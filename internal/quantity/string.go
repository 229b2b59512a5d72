package quantity

import (
	"math"
	"strconv"
	"strings"
)

// String is a compact readable value: "23 soldier killed", ">=23 soldier killed", "4..6 person", "USD 12000000".
func (q *Quantity) String() string {
	number := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	var value string
	switch {
	case q.Low == q.High:
		value = number(q.Low)
	case math.IsInf(q.High, 1) && q.LowOpen:
		value = ">" + number(q.Low)
	case math.IsInf(q.High, 1):
		value = ">=" + number(q.Low)
	case math.IsInf(q.Low, -1) && q.HighOpen:
		value = "<" + number(q.High)
	case math.IsInf(q.Low, -1):
		value = "<=" + number(q.High)
	default:
		value = number(q.Low) + ".." + number(q.High)
	}
	return strings.Join(strings.Fields(value+" "+q.Unit+" "+q.Role), " ")
}
